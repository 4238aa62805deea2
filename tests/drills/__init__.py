"""What breaks under load, and what that costs: ``make drill`` breaks a whole portal, all its processes real."""
