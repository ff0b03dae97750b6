using LearningThePrior.Tree.Documents;

namespace LearningThePrior.Tree.Tests.Documents;

/// <summary>Which files are read as documents.</summary>
public sealed class DocumentFilesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("documents");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void They_are_the_documents_of_all_folders_in_ordinal_order_without_hidden_files_links_and_others()
    {
        string[] names = ["b.md", "B.txt", "b/c.json", "b/.hidden/d.md", ".e.md", "f.png"];
        foreach (var name in names)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(At(name))!);
            File.WriteAllText(At(name), "{}");
        }

        File.CreateSymbolicLink(At("link.md"), At("b.md"));

        Assert.Equal([("B.txt", At("B.txt")), ("b.md", At("b.md")), ("b/c.json", At("b/c.json"))], DocumentFiles.Of(_folder.FullName));
    }

    [Fact]
    public void A_file_by_itself_is_the_one()
    {
        File.WriteAllText(At("one.md"), "One.");

        Assert.Equal([("one.md", At("one.md"))], DocumentFiles.Of(At("one.md")));
    }

    [Fact]
    public void A_named_pipe_is_passed_over_and_nobody_waits_at_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no pipes among files.");
        File.WriteAllText(At("a.md"), "One.");
        File.WriteAllText(At("empty.md"), "");
        using (var made = System.Diagnostics.Process.Start("mkfifo", [At("pipe.txt")]))
        {
            made.WaitForExit();
        }

        Assert.Equal(["a.md", "empty.md"], DocumentFiles.Of(_folder.FullName).Select(f => f.Name));
        Assert.Throws<InvalidDataException>(() => DocumentUnpacker.Open(At("pipe.txt")));
    }

    [Fact]
    public void Where_there_is_none_it_says_so() => Assert.Throws<InvalidDataException>(() => DocumentFiles.Of(At("nowhere")));

    private string At(string name) => Path.Combine(_folder.FullName, name);
}
