using System.Text.Json.Serialization;
using LearningThePrior.LanguageModels.Prompts;

namespace LearningThePrior.Cli.Models;

/// <summary>What a run's models are told, as its plan keeps it.</summary>
/// <param name="Named">The set, as it was typed.</param>
/// <param name="Sha256">The hash of every prompt that the run uses, so that a run that goes on uses the same.</param>
internal sealed record PlannedPrompts(string Named, IReadOnlyDictionary<string, string> Sha256)
{
    /// <summary>The folder that relative paths start at; null for the present one.</summary>
    [JsonIgnore]
    public string? Folder { get; init; }

    /// <summary>Plans a set.</summary>
    /// <exception cref="InvalidDataException">It cannot be read.</exception>
    public static PlannedPrompts Of(string named, params IReadOnlyList<PromptForm> used) => new(named, Hashes(PromptChoice.Library.Read(named), used));

    /// <summary>The prompts of a plan; what is shipped where it names none.</summary>
    /// <exception cref="UserException">A file was changed since.</exception>
    /// <exception cref="InvalidDataException">A set cannot be read any more.</exception>
    public static PromptSet Open(PlannedPrompts? planned)
    {
        var set = PromptChoice.Library.Read(planned?.Located);
        return planned?.Sha256.FirstOrDefault(p => set.Prompts.GetValueOrDefault(p.Key)?.Hash != p.Value) is { Key: { } changed }
            ? throw new UserException($"--prompts {planned.Named}: {changed} was changed after the run began; restore it, or begin a new run.")
            : planned is null ? set : set with { Name = planned.Named };
    }

    private string Located => Folder is null ? Named : string.Join('+', Named.Split('+', StringSplitOptions.TrimEntries).Select(part => PromptChoice.IsShipped(part) ? part : Path.Combine(Folder, part)));

    /// <summary>The hashes of the prompts that a run uses, as its <c>run.json</c> tells them.</summary>
    public static SortedDictionary<string, string> Hashes(PromptSet set, IEnumerable<PromptForm> used) =>
        new(used.ToDictionary(f => f.Name, f => set.Of(f).Hash), StringComparer.Ordinal);
}
