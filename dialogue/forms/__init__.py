"""What pages of the Dialogue may be asked for, and what is entered on them."""
