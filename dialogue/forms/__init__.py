"""Forms of councils, meetings, appeals, recommendations, outcomes and surveys."""
