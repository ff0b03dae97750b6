using System.IO.Compression;
using System.Xml.Linq;

namespace LearningThePrior.Packages.Tests.Toys;

/// <summary>A package of a feed, opened.</summary>
/// <param name="Stem">The path of its file without the extension.</param>
public sealed record Package(string Stem)
{
    /// <summary>The file itself.</summary>
    public string File => Stem + ".nupkg";

    /// <summary>The files in it.</summary>
    public IReadOnlyList<string> Entries => Names(File);

    /// <summary>The files in the package of its symbols.</summary>
    public IReadOnlyList<string> Symbols => Names(Stem + ".snupkg");

    /// <summary>The ids that it depends on, those of this project shortened to their room.</summary>
    public IReadOnlyList<string> Dependencies =>
        [.. Nuspec("dependency").Select(d => ((string)d.Attribute("id")!).Replace("LearningThePrior.", "", StringComparison.Ordinal))];

    /// <summary>A field of its description.</summary>
    public string Field(string name) => Nuspec(name).Single().Value;

    /// <summary>The bytes of one file.</summary>
    public byte[] Read(string entry)
    {
        using var archive = ZipFile.OpenRead(File);
        using var content = archive.GetEntry(entry)!.Open();
        using var bytes = new MemoryStream();
        content.CopyTo(bytes);
        return bytes.ToArray();
    }

    // The namespace says which version of the schema suffices, and differs from package to package.
    private IEnumerable<XElement> Nuspec(string element) =>
        XDocument.Load(new MemoryStream(Read(Entries.Single(e => e.EndsWith(".nuspec", StringComparison.Ordinal))))).Descendants().Where(e => e.Name.LocalName == element);

    private static string[] Names(string file)
    {
        using var archive = ZipFile.OpenRead(file);
        return [.. archive.Entries.Select(e => e.FullName)];
    }
}
