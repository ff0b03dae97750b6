namespace LearningThePrior.Gateway.Tests;

/// <summary>A folder of a test's own, gone afterwards.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("ltp-gateway-").FullName;

    /// <summary>All files but journals of intents, which stand while a session lives.</summary>
    public string[] Files => [.. Directory.GetFiles(Path, "*", SearchOption.AllDirectories).Where(f => System.IO.Path.GetFileName(System.IO.Path.GetDirectoryName(f)) != "intents")];

    public string In(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
