using System.Text;
using CsCheck;
using LearningThePrior.Gateway.Recordings;
using LearningThePrior.Gateway.Wire;
using LearningThePrior.LanguageModels.Calls;

namespace LearningThePrior.Gateway.Tests.Recordings;

/// <summary>Keys tell calls apart, and files keep everything.</summary>
public sealed class RecordingKeyTests
{
    // Few letters, so that parts that run together would be drawn.
    private static readonly Gen<string> Part = Gen.String[Gen.Char["ab/?\"{}"], 0, 6];

    private static readonly Gen<(string Address, string Path, string Body, int Sample, int Draw)> Parts =
        Gen.Select(Part, Part, Part, Gen.Int[0, 3], Gen.Int[0, 3]);

    [Fact]
    public void Calls_that_differ_in_any_part_have_different_keys() => Gen.Select(Parts, Parts).Sample((left, right) =>
        Assert.Equal(left == right, KeyOf(left) == KeyOf(right)));

    [Fact]
    public void Each_part_counts_where_its_neighbours_make_up_for_it()
    {
        string[] keys =
        [
            KeyOf(("ab", "c", "{}", 0, 0)), KeyOf(("a", "bc", "{}", 0, 0)), KeyOf(("a", "b", "c{}", 0, 0)), KeyOf(("ab", "c", "{}", 1, 0)),
            KeyOf(("ab", "c", "{}", 0, 1)), KeyOf(("ab", "c", "\"{}\"", 0, 0)), KeyOf(("ab", "c", "", 0, 0)),
        ];

        Assert.Equal(keys.Length, keys.Distinct().Count());
    }

    [Theory]
    [InlineData("""{"a": 1, "b": [1, {"d": 2, "c": "x"}]}""", """{"b":[1,{"c":"\u0078","d":2}],"a":1}""", true)]
    [InlineData("""{"a": 1}""", """{"a": 1.0}""", false)]
    [InlineData("""[1, 2]""", """[2, 1]""", false)]
    [InlineData("""{"a": 1, "a": 2}""", """{"a": 2, "a": 1}""", false)]
    [InlineData("""{"a": "1"}""", """{"a": 1}""", false)]
    public void White_space_and_the_order_of_members_do_not_count_and_all_else_does(string left, string right, bool same) =>
        Assert.Equal(same, KeyOf(("a", "p", left, 0, 0)) == KeyOf(("a", "p", right, 0, 0)));

    [Fact]
    public void A_recording_comes_back_from_its_file_as_it_was() => Gen.Select(Parts, Gen.String, Gen.Bool, Gen.Int[0, 1000], Gen.DateTime).Sample((parts, text, isJson, count, at) =>
    {
        var body = CallBody.Of(Encoding.UTF8.GetBytes(parts.Body));
        var said = new string([.. text.Select(c => char.IsSurrogate(c) ? '?' : c)]);
        var reply = isJson ? $$"""{"model":"m","choices":[{{System.Text.Json.JsonSerializer.Serialize(said)}}],"usage":{"prompt_tokens":{{count}},"completion_tokens":2} }""" : said;
        Recording before = new()
        {
            Key = KeyOf(parts),
            Address = parts.Address,
            Path = parts.Path,
            Model = "test/m",
            ConversationId = isJson ? "debate" : null,
            Sample = parts.Sample,
            Draw = parts.Draw,
            Request = body,
            Reply = WireReply.Of(200, false, Encoding.UTF8.GetBytes(reply)),
            RecordedAt = new(at.Ticks, TimeSpan.Zero),
            RunId = isJson ? null : "run",
            Attempts = [new(null, "timed out", count / 8.0, 0, AttemptBilling.Unknown, null), new(200, null, .25, 1, AttemptBilling.Used, new(count, 2))],
            Seconds = count / 4.0,
        };

        var after = RecordingJson.Read(RecordingJson.Write(before));

        Assert.Equal(before.Attempts, after.Attempts);
        Assert.Equal(before with { Attempts = [] }, after with { Attempts = [] });
    });

    private static string KeyOf((string Address, string Path, string Body, int Sample, int Draw) parts) =>
        RecordingKey.Of(parts.Address, parts.Path, Encoding.UTF8.GetBytes(parts.Body), parts.Sample, parts.Draw);
}
