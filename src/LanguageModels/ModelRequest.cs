namespace LearningThePrior.LanguageModels;

/// <summary>What a model is asked.</summary>
/// <param name="Messages">The conversation so far, at least one message.</param>
/// <param name="Tag">On whose behalf the model is asked.</param>
public sealed record ModelRequest(IReadOnlyList<ModelMessage> Messages, CallTag Tag)
{
    /// <summary>How to sample and what to return.</summary>
    public ModelOptions Options { get; init; } = ModelOptions.Default;

    /// <summary>The tools that the model may call. Calls come back in the reply; nobody runs them but the caller.</summary>
    public IReadOnlyList<ModelTool> Tools { get; init; } = [];
}

/// <summary>On whose behalf a model is asked. None of it is sent; all of it is recorded and counted.</summary>
/// <param name="Role">The role that asks.</param>
/// <param name="Draw">Which of several draws of one and the same request this is, from 0; draws are recorded apart.</param>
public sealed record CallTag(ModelRole Role, int Draw = 0);

/// <summary>The roles that models are bound to.</summary>
public enum ModelRole
{
    /// <summary>Argues for the position called A.</summary>
    DebaterA,

    /// <summary>Argues for the position called B.</summary>
    DebaterB,

    /// <summary>Gives verdicts.</summary>
    Judge,

    /// <summary>Decomposes and answers questions for amplification.</summary>
    Overseer,

    /// <summary>Mz: takes one step of unpacking.</summary>
    Unpacker,

    /// <summary>Criticises drafts.</summary>
    Critic,

    /// <summary>Proposes and changes text Z.</summary>
    Proposer,
}
