"""What a change means: two versions of the files, read into records and compared, told in sentences."""
