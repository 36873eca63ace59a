"""What formats for programs share: places, levels, and words that cannot be taken for anything but words."""
