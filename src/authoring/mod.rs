//! YAML to checked rules.
