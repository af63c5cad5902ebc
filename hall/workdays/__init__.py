"""Working days and opening hours: when does the hall work, and until when?"""
