namespace LearningThePrior.LanguageModels;

/// <summary>A role that is misspelt, bound twice, or has no model.</summary>
/// <param name="message">One line for a human: which role, and what would be right.</param>
public sealed class ModelRoleException(string message) : Exception(message);
