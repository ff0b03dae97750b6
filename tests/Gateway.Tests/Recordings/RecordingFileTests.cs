using LearningThePrior.LanguageModels;
using static LearningThePrior.Gateway.Tests.Endpoint;

namespace LearningThePrior.Gateway.Tests.Recordings;

/// <summary>A recording's file is what it says and where it belongs, or it is named and not used.</summary>
public sealed class RecordingFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("", "not JSON")]
    [InlineData("{\"schema\": \"ltp.rec", "not JSON")]
    [InlineData("[]", "not a JSON object")]
    [InlineData("{\"schema\": \"other/1\"}", "schema is not ltp.recording/1")]
    [InlineData("{\"schema\": \"ltp.recording/1\"}", "key is missing")]
    public async Task A_torn_or_foreign_file_is_named_and_nothing_is_sent(string text, string why)
    {
        await using var endpoint = Of(Reply());
        using ModelGateway gateway = new(Options(RecordingMode.Auto));
        await endpoint.AskAsync(gateway, cancellationToken: TestContext.Current.CancellationToken);
        var file = Assert.Single(_folder.Files);
        await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);

        var exception = await endpoint.FailAsync(gateway);

        Assert.Equal((ModelFailure.NotRecorded, 1), (exception.Failure, endpoint.Requests));
        Assert.Contains(file, exception.Message, StringComparison.Ordinal);
        Assert.Contains(why, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"content\": \"?\"", "\"content\": \"!\"", "is not what its key was made of")]
    [InlineData("\"draw\": 0", "\"draw\": 1", "is not what its key was made of")]
    [InlineData("\"content\": \"yes\"", "\"content\": \"no\"", "the reply is not the one that was recorded: reply_sha256")]
    [InlineData("\"sample\": 0", "\"sample\": \"0\"", "sample is not a whole number")]
    [InlineData("\"billing\": \"used\"", "\"billing\": \"perhaps\"", "billing of an attempt is not known")]
    [InlineData("\"status\": 200,\n  \"ev", "\"ev", "status is missing")]
    public async Task A_file_that_was_altered_is_named(string before, string after, string why)
    {
        await using var endpoint = Of(Reply());
        using ModelGateway gateway = new(Options(RecordingMode.ReplayOnly));
        using (ModelGateway recording = new(Options(RecordingMode.Auto)))
        {
            await endpoint.AskAsync(recording, cancellationToken: TestContext.Current.CancellationToken);
        }

        var file = Assert.Single(_folder.Files);
        var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        Assert.Contains(before, text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(file, text.Replace(before, after, StringComparison.Ordinal), TestContext.Current.CancellationToken);

        var exception = await endpoint.FailAsync(gateway);

        Assert.Contains(file, exception.Message, StringComparison.Ordinal);
        Assert.Contains(why, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recording_under_another_name_is_not_taken_for_the_call()
    {
        await using var endpoint = Of(Reply());
        using ModelGateway gateway = new(Options(RecordingMode.Auto));
        await endpoint.AskAsync(gateway, "one", cancellationToken: TestContext.Current.CancellationToken);
        var one = Assert.Single(_folder.Files);
        await endpoint.AskAsync(gateway, "two", cancellationToken: TestContext.Current.CancellationToken);
        var two = Assert.Single(_folder.Files, f => f != one);
        File.Copy(one, two, overwrite: true);

        var exception = await endpoint.FailAsync(gateway, "two");

        Assert.Contains("another call than its name says", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Models_with_hostile_names_stay_within_the_folder()
    {
        await using var endpoint = Of(Reply());
        using ModelGateway gateway = new(Options(RecordingMode.Auto));
        foreach (var name in new[] { "../../../etc/passwd", "..", "a/b:c", new string('x', 5000) })
        {
            using var content = new StringContent("{}");
            await gateway.ClientFor(new("test", name, endpoint.Address)).PostAsync(new Uri(endpoint.Url), content, TestContext.Current.CancellationToken);
        }

        // The body says no model here, so that the four are one call but for the folder that keeps it.
        Assert.Equal(4, _folder.Files.Length);
        Assert.All(_folder.Files, f => Assert.Equal(_folder.Path, Path.GetDirectoryName(Path.GetDirectoryName(f))));
    }

    [Fact]
    public async Task A_reply_that_cannot_be_kept_is_said_so()
    {
        await using var endpoint = Of(Reply());
        await File.WriteAllTextAsync(_folder.In("some-model"), "a file where the folder of replies should be", TestContext.Current.CancellationToken);
        using ModelGateway gateway = new(Options(RecordingMode.Auto));

        var exception = await endpoint.FailAsync(gateway);

        Assert.Contains("could not be recorded", exception.Message, StringComparison.Ordinal);
        Assert.Equal(1, gateway.Totals.Attempts);
    }

    private GatewayOptions Options(RecordingMode mode) => Endpoint.Recording(mode, _folder);
}
