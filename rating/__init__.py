"""The rating screen beside a window: how was it?"""
