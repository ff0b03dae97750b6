using LearningThePrior.Gateway.Tests;
using LearningThePrior.LanguageModels.Files;

namespace LearningThePrior.LanguageModels.Tests.Files;

public sealed class NewFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Of_many_that_make_a_folder_at_once_one_made_it()
    {
        for (var round = 0; round < 50; round++)
        {
            var (path, made) = (Path.Combine(_folder.Path, "runs", $"é {round}"), 0);

            Parallel.For(0, 16, _ => Interlocked.Add(ref made, NewFolder.TryMake(path) ? 1 : 0));

            Assert.Equal(1, made);
            Assert.True(Directory.Exists(path));
        }
    }

    [Fact]
    public void A_file_of_its_name_is_in_the_way()
    {
        File.WriteAllText(Path.Combine(_folder.Path, "x"), "");

        Assert.False(NewFolder.TryMake(Path.Combine(_folder.Path, "x")));
    }
}
