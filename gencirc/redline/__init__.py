"""The redline (花脸稿): two versions of a paper as one Word file with tracked changes."""
