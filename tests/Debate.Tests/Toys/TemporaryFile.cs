namespace LearningThePrior.Debate.Tests.Toys;

/// <summary>A path in a folder of its own, deleted afterwards.</summary>
internal sealed class TemporaryFile : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ltp-");

    public string Path => System.IO.Path.Combine(_folder.FullName, "journal.jsonl");

    public void Dispose() => _folder.Delete(recursive: true);
}
