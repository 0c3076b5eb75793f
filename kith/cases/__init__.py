"""Work with a child: allocation, actions, contacts, and the kinds and indicators they feed."""
