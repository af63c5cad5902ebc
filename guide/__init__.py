"""The guide desk: which window does this, and who helps?"""
