"""Pages of the tab group Progress: timeline, progress over time, supply chain, coverage and calendar."""
