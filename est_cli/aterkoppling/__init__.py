"""What reports led to, told to those who reported and to everybody."""
