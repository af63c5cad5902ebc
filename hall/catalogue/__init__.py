"""目录: what the hall's visitors can ask for, and how they find it."""
