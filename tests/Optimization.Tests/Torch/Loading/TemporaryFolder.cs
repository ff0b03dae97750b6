namespace LearningThePrior.Optimization.Tests.Torch.Loading;

/// <summary>A fresh folder that goes when the test ends.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("learning-the-prior-").FullName;

    public string File(string name)
    {
        var file = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        System.IO.File.WriteAllText(file, name);
        return file;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
