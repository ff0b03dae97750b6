using LearningThePrior.Gateway.Tests;
using LearningThePrior.LanguageModels.Files;

namespace LearningThePrior.LanguageModels.Tests.Files;

public sealed class UnfinishedFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Place => Path.Combine(_folder.Path, "run");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void It_comes_to_its_place_whole_where_nothing_or_an_empty_folder_is(bool empty)
    {
        if (empty)
        {
            Directory.CreateDirectory(Place);
        }

        using (var folder = new UnfinishedFolder(Place))
        {
            File.WriteAllText(Path.Combine(folder.Path, "a"), "a");
            folder.Complete();
        }

        Assert.Equal([Place], Directory.GetFileSystemEntries(_folder.Path));
        Assert.Equal("a", File.ReadAllText(Path.Combine(Place, "a")));
    }

    [Fact]
    public void What_came_to_its_place_meanwhile_stays()
    {
        using (var folder = new UnfinishedFolder(Place))
        {
            Directory.CreateDirectory(Path.Combine(Place, "mine"));
            Assert.Throws<IOException>(folder.Complete);
        }

        Assert.Equal([Place], Directory.GetFileSystemEntries(_folder.Path));
        Assert.True(Directory.Exists(Path.Combine(Place, "mine")));
    }

    [Fact]
    public void Of_many_that_want_one_place_one_has_it_and_nothing_of_the_others_remains()
    {
        var won = 0;
        Parallel.For(0, 32, i =>
        {
            using var folder = new UnfinishedFolder(Place);
            File.WriteAllText(Path.Combine(folder.Path, "who"), $"{i}");
            try
            {
                folder.Complete();
                Interlocked.Increment(ref won);
            }
            catch (IOException)
            {
                // Another one was faster.
            }
        });

        Assert.Equal(1, won);
        Assert.Equal([Place], Directory.GetFileSystemEntries(_folder.Path));
    }
}
