using System.Diagnostics;
using LearningThePrior.ModelServing;

namespace LearningThePrior.Gateway.Tests.Wire;

/// <summary>A key that a server says again is blotted out however it is escaped, and in time that grows with the reply alone.</summary>
public sealed class EscapedSecretTests
{
    public static TheoryData<string> Spellings
    {
        get
        {
            var points = string.Concat(Odd.Key.Select(c => $"\\u{(int)c:x4}"));
            return
            [
                Odd.Key,
                Odd.Key.Replace("+", "\\u002B", StringComparison.Ordinal),
                Odd.Key.Replace("/", "\\/", StringComparison.Ordinal),
                points,

                // Within a text that is JSON itself, as a speech is.
                "{\\\"speech\\\":\\\"" + points.Replace("\\", "\\\\", StringComparison.Ordinal) + "\\\"}",
                Odd.Key.Replace("/", "\\\\/", StringComparison.Ordinal),
                "\\n" + Odd.Key + "\\\\",
            ];
        }
    }

    [Theory]
    [MemberData(nameof(Spellings))]
    public async Task However_it_is_escaped_it_is_in_no_reply_and_no_file(string spelling)
    {
        using TemporaryFolder folder = new();
        await using var odd = await Odd.SayingAsync(_ => RawAnswer.Of($"\"content\":\"before {spelling} after\""), new() { Mode = RecordingMode.Auto, Recordings = folder.Path });

        var reply = await odd.AskAsync();

        var inner = reply.Text.Contains('{', StringComparison.Ordinal) ? System.Text.Json.Nodes.JsonNode.Parse(reply.Text["before ".Length..^" after".Length])!.ToString() : reply.Text;
        Assert.DoesNotContain(Odd.Key, inner, StringComparison.Ordinal);
        Assert.Contains("[key]", inner, StringComparison.Ordinal);
        Assert.StartsWith("before", reply.Text, StringComparison.Ordinal);
        Assert.EndsWith("after", reply.Text, StringComparison.Ordinal);
        var file = File.ReadAllText(Assert.Single(folder.Files));
        Assert.DoesNotContain(spelling, file, StringComparison.Ordinal);
        Assert.Contains("[key]", file, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_stream_it_may_be_cut_in_two()
    {
        var (head, tail) = (Odd.Key[..9], Odd.Key[9..]);
        await using var odd = await Odd.SayingAsync(new RawAnswer($$$"""
            data: {"choices":[{"delta":{"content":"{{{head}}}"}}]}

            data: {"choices":[{"delta":{"content":"{{{tail}}}"},"finish_reason":"stop"}]}
            """) { ContentType = "text/event-stream" });

        Assert.Equal("[key]", (await odd.AskAsync()).Text);
    }

    [Theory]
    [InlineData(Odd.Key)]
    [InlineData("\\\\\\\\\\\\\\\\")]
    [InlineData("s\\\\\\\\\\\\\\\\")]
    public async Task Two_megabytes_of_it_take_no_longer_than_other_text(string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, 2_000_000 / part.Length));
        await using var odd = await Odd.SayingAsync(RawAnswer.Of($"\"content\":\"{text}\""));
        var watch = Stopwatch.StartNew();

        var reply = await odd.AskAsync();

        Assert.DoesNotContain(Odd.Key, reply.Text, StringComparison.Ordinal);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 10);
    }

    [Fact]
    public async Task An_error_that_says_it_escaped_is_blotted_out_of_the_message()
    {
        await using var odd = await Odd.SayingAsync(new RawAnswer($$$"""{"error":{"message":"bad request about {{{Odd.Key.Replace("+", "\\u002b", StringComparison.Ordinal)}}}"}}""", 400));

        var failure = await odd.FailAsync();

        Assert.DoesNotContain(Odd.Key, failure.ToString(), StringComparison.Ordinal);
        Assert.Contains("[key]", failure.Message, StringComparison.Ordinal);
    }
}
