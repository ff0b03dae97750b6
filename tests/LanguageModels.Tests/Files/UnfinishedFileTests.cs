using LearningThePrior.Gateway.Tests;
using LearningThePrior.LanguageModels.Files;

namespace LearningThePrior.LanguageModels.Tests.Files;

public sealed class UnfinishedFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Place => Path.Combine(_folder.Path, "x.json");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Nothing_is_at_its_place_before_it_is_complete_and_nothing_else_remains_afterwards()
    {
        using (var file = new UnfinishedFile(Place))
        {
            file.Stream.Write("whole"u8);
            Assert.False(File.Exists(Place));
            file.Complete();
        }

        Assert.Equal(["x.json"], Names());
        Assert.Equal("whole", File.ReadAllText(Place));
    }

    [Fact]
    public void What_was_not_completed_goes_and_what_was_there_stays()
    {
        File.WriteAllText(Place, "before");
        using (var file = new UnfinishedFile(Place))
        {
            file.Stream.Write("half"u8);
        }

        Assert.Equal(["x.json"], Names());
        Assert.Equal("before", File.ReadAllText(Place));
    }

    [Fact]
    public void A_file_that_is_not_to_be_replaced_stays()
    {
        File.WriteAllText(Place, "before");
        using var file = new UnfinishedFile(Place);

        Assert.Throws<IOException>(() => file.Complete(replace: false));
        Assert.Equal("before", File.ReadAllText(Place));
    }

    [Fact]
    public async Task Many_at_once_write_one_place_and_each_writes_all_of_it()
    {
        await Task.WhenAll(Enumerable.Range(0, 64).Select(i => Task.Run(() => UnfinishedFile.Write(Place, new string((char)('A' + (i % 26)), 10_000)))));

        Assert.Equal(["x.json"], Names());
        Assert.Single(File.ReadAllText(Place).Distinct());
    }

    private IEnumerable<string?> Names() => Directory.GetFileSystemEntries(_folder.Path).Select(Path.GetFileName);
}
