"""YAML text → nodes with line and column; the traps of YAML named one by one."""
