//! Shows a session.
