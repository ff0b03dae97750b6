namespace LearningThePrior.LanguageModels;

/// <summary>A tool that a model may call.</summary>
/// <param name="Name">Letters, digits and underscores.</param>
/// <param name="Description">What it does, for the model.</param>
/// <param name="Parameters">Its parameters, as a JSON Schema of an object.</param>
public sealed record ModelTool(string Name, string Description, string Parameters);

/// <summary>A call that a model wants made. Untrusted.</summary>
/// <param name="Id">Names the call within its conversation.</param>
/// <param name="Name">The tool's name, as the model wrote it.</param>
/// <param name="Arguments">The arguments as the model wrote them; JSON where the model kept to the schema.</param>
public sealed record ToolCall(string Id, string Name, string Arguments);
