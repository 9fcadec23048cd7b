"""The register of Kazakhstan's regions and districts: data files with dates, and their loader."""
