using LearningThePrior.Transcripts;

namespace LearningThePrior.Evaluation;

/// <summary>A run's folder that evaluators of a test project keep their debates in; one for all tests of a process.</summary>
/// <remarks>Safe for concurrent use. A debate that is played again in it, on an equal request and response, takes the place of the earlier one.</remarks>
public sealed class EvaluationRun : IAsyncDisposable
{
    /// <summary>What such runs are.</summary>
    public const string Kind = "evaluation";

    private readonly RunWriter _writer;

    private EvaluationRun(RunWriter writer, string runId) => (_writer, RunId) = (writer, runId);

    /// <summary>The run's name, which its lines carry: that of its folder.</summary>
    public string RunId { get; }

    /// <summary>Begins a run.</summary>
    /// <param name="folder">Where; nothing or an empty folder may be there.</param>
    /// <exception cref="InvalidDataException">Something is there already, or the folder cannot be made.</exception>
    public static EvaluationRun Create(string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        var id = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        return new(RunWriter.Create(folder, new() { Schema = RunInfo.CurrentSchema, RunId = id, Kind = Kind }, new(OpenRun.CurrentSchema, "debates", Items: null)), id);
    }

    /// <summary>Closes the run.</summary>
    public async ValueTask DisposeAsync()
    {
        using (_writer)
        {
            await _writer.CloseAsync();
        }
    }

    internal void Append(IEnumerable<StoredLine> lines) => _writer.Append(lines);
}
