using LearningThePrior.Transcripts.Importing.Nyu;
using LearningThePrior.Transcripts.Tests.Toys;

namespace LearningThePrior.Transcripts.Tests.Importing.Nyu;

/// <summary>The layouts in which rooms are published: those of github.com/julianmichael/debate, and a folder of rooms.</summary>
public sealed class NyuFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("pub")]
    [InlineData("pub/debates")]
    [InlineData("pub/debates/official")]
    public async Task Rooms_and_their_metadata_are_found_from_every_level_of_a_checkout(string level)
    {
        Checkout();
        var report = await NyuImport.RunAsync(_folder["repository", level], _folder["run"], cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(2, report.Debates);
        Assert.Equal(1, report.Extras["metadata whole"]);
    }

    [Fact]
    public async Task Every_level_makes_the_same_run()
    {
        Checkout();
        var whole = await NyuImport.RunAsync(_folder["repository"], _folder["whole"], cancellationToken: TestContext.Current.CancellationToken);
        var rooms = await NyuImport.RunAsync(_folder["repository", "pub", "debates", "official"], _folder["rooms"], cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(whole.RunId, rooms.RunId);
        Assert.Equal(File.ReadAllBytes(_folder["whole", "debates.jsonl"]), File.ReadAllBytes(_folder["rooms", "debates.jsonl"]));
    }

    [Fact]
    public async Task Files_beside_the_rooms_that_are_no_rooms_are_passed_over_and_named()
    {
        Checkout();
        File.WriteAllText(_folder["repository", "pub", "debates", "profiles.json"], """{"Ann":{"age":30}}""");
        File.WriteAllText(_folder["repository", "pub", "debates", "feedback.json"], "[]");
        var report = await NyuImport.RunAsync(_folder["repository"], _folder["run"], cancellationToken: TestContext.Current.CancellationToken);

        Assert.Contains("profiles.json: is no room; it was passed over.", report.Notes);
        Assert.Contains("feedback.json: is no room; it was passed over.", report.Notes);
        Assert.Equal(2, report.Debates);
    }

    [Fact]
    public async Task Metadata_may_be_one_list()
    {
        Checkout();
        File.Delete(_folder["repository", "pub", "debates-metadata.jsonl"]);
        File.WriteAllText(_folder["repository", "pub", "debates-metadata.json"], $"[{Rooms.DebateMetadata.Trim()}]");
        var report = await NyuImport.RunAsync(_folder["repository"], _folder["run"], cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(1, report.Extras["metadata whole"]);
    }

    [Fact]
    public async Task A_room_that_cannot_be_read_is_left_out_where_that_is_asked_for_and_listed()
    {
        Checkout();
        File.WriteAllText(_folder["repository", "pub", "debates", "official", "snow-3.json"], Rooms.Debate[..200]);
        var report = await NyuImport.RunAsync(_folder["repository"], _folder["run"], skipBad: true, TestContext.Current.CancellationToken);

        Assert.Equal(2, report.Debates);
        Assert.Contains("snow-3.json", Assert.Single(report.Skipped), StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidDataException>(() => NyuImport.RunAsync(_folder["repository"], _folder["other"], cancellationToken: TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_folder_without_rooms_says_where_they_were_looked_for()
    {
        Directory.CreateDirectory(_folder["empty"]);
        File.WriteAllText(_folder["empty", "package.json"], "{}");
        var error = await Assert.ThrowsAsync<InvalidDataException>(() => NyuImport.RunAsync(_folder["empty"], _folder["run"], cancellationToken: TestContext.Current.CancellationToken));

        Assert.Contains("holds no rooms", error.Message, StringComparison.Ordinal);
    }

    private void Checkout()
    {
        Directory.CreateDirectory(_folder["repository", "pub", "debates"]);
        Rooms.In(_folder["repository", "pub", "debates"]);
        File.Move(_folder["repository", "pub", "debates", "debates-metadata.jsonl"], _folder["repository", "pub", "debates-metadata.jsonl"]);
        File.WriteAllText(_folder["repository", "package.json"], "{}");
    }
}
