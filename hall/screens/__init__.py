"""What the screens say besides the calls: messages, pictures, and how loud."""
