"""统计: the figures of a day or a stretch of days, each with one definition."""
