using LearningThePrior.Optimization.Models;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Optimization.Learning;

/// <summary>What came of one world: what it showed, what was learned, and what is predicted.</summary>
/// <param name="Result">What it showed.</param>
/// <param name="Models">What was learned.</param>
/// <param name="Predictions">A line for each example of D, then for each scored question of every set.</param>
public sealed record LearnedWorld(WorldResult Result, LearnedModels Models, IReadOnlyList<StoredPrediction> Predictions)
{
    /// <summary>
    /// <c>predictions.jsonl</c> and the models' files, see <see cref="LearnedModels.Files"/>: names and contents, in the order in which they
    /// are to be written. The same seed gives the same bytes.
    /// </summary>
    public IEnumerable<(string Name, byte[] Content)> Files()
    {
        using var lines = new MemoryStream();
        PredictionFile.Write(lines, Predictions);
        return [(PredictionFile.Name, lines.ToArray()), .. Models.Files()];
    }

    /// <summary>Writes the files into a folder, which <see cref="LearnedModels.Load"/> reads.</summary>
    /// <param name="folder">Made where it is not there; files of these names are written over.</param>
    public void Save(string folder) => LearnedFolder.Write(folder, Files());
}
