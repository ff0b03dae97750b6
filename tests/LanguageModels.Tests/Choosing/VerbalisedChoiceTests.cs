using System.Globalization;
using CsCheck;

namespace LearningThePrior.LanguageModels.Tests.Choosing;

/// <summary>Credences that a model writes.</summary>
public sealed class VerbalisedChoiceTests
{
    private static readonly ChoiceAnswer[] Answers = [new("A", "Alice did it"), new("B", "Bob did it")];

    [Theory]
    [InlineData("""{"A": 0.7, "B": 0.3}""", .7)]
    [InlineData("""{"B": 30, "A": 70}""", .7)]
    [InlineData("""{"A": 1, "B": 3}""", .25)]
    [InlineData("""{"A": 1e-1, "B": 0.1}""", .5)]
    [InlineData("```json\n{\"A\": 0.7, \"B\": 0.3}\n```", .7)]
    [InlineData("I weighed it up. {\"A\": 0.7, \"B\": 0.3} That is all.", .7)]
    [InlineData("""{"A": "0.7", "B": "0.3"}""", .7)]
    [InlineData("""{"A": "70%", "B": "30 %"}""", .7)]
    [InlineData("""{"A": "100%", "B": 0}""", 1)]
    [InlineData("""{"a": 0.7, "b": 0.3}""", .7)]
    [InlineData("""{"Debater A": 0.7, "Debater B": 0.3}""", .7)]
    [InlineData("""{"probabilities": {"A": 0.7, "B": 0.3}}""", .7)]
    [InlineData("""{"reasoning": "so", "A": 0.7, "B": 0.3, "confidence": 0.9}""", .7)]
    [InlineData("{\"A\": 0.7,\n\"B\": 0.3,}", .7)]
    [InlineData("""{"A": 0.7, "B": 0.3} Again: {"A": 0.7, "B": 0.3}""", .7)]
    [InlineData("""{"reason": "the text {says} so", "A": 0.7, "B": 0.3}""", .7)]
    public async Task One_object_of_probabilities_is_read_and_normalised(string text, double first)
    {
        var reply = await ChooseAsync(text);

        Assert.Equal(first, reply.Credences![0], 12);
        Assert.Equal(1 - first, reply.Credences[1], 12);
        Assert.Equal((text, null, first == .5), (reply.Raw, reply.Mass, reply.IsTie));
    }

    [Theory]
    [InlineData("A", "no JSON object")]
    [InlineData("", "no JSON object")]
    [InlineData("[0.7, 0.3]", "no JSON object")]
    [InlineData("""{"A": 0.7""", "no JSON object")]
    [InlineData("""{"A": NaN, "B": 0.3}""", "no JSON object")]
    [InlineData("""{"A": 0.7, "B": 0.3} {"A": 0.3, "B": 0.7}""", "more than one")]
    [InlineData("""{"A": 0.7}""", "B is missing")]
    [InlineData("""{"A": -0.1, "B": 1.1}""", "A is no number from 0")]
    [InlineData("""{"A": "likely", "B": "0.3"}""", "A is no number from 0")]
    [InlineData("""{"A": "-70%", "B": "30%"}""", "A is no number from 0")]
    [InlineData("""{"A": "70%", "B": "30"}""", "some probabilities are per cent")]
    [InlineData("""{"A": 0.7, "B": "30%"}""", "some probabilities are per cent")]
    [InlineData("""{"A": 1e999, "B": 0.3}""", "A is no number from 0")]
    [InlineData("""{"A": 0, "B": 0.0}""", "add up to 0")]
    [InlineData("""{"A": 1e308, "B": 1.7e308}""", "too great")]
    [InlineData("""{"A": 0.7, "A": 0.2, "B": 0.1}""", "A is given twice")]
    [InlineData("""{"a": 0.7, "A": 0.2, "B": 0.1}""", "A is given twice")]
    [InlineData("""{"one": {"A": 0.7, "B": 0.3}, "other": {"A": 0.1, "B": 0.9}}""", "A is missing")]
    [InlineData("""{"A": 0.7, "B": 0.3} or rather {"probabilities": {"A": 0.4, "B": 0.6}}""", "more than one")]
    public async Task Anything_else_is_unreadable_and_says_why(string text, string problem)
    {
        var reply = await ChooseAsync(text);

        Assert.Null(reply.Credences);
        Assert.Contains(problem, reply.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Weights_come_back_as_their_shares() => await Gen.Select(Gen.Double[0, 1e6], Gen.Double[1e-6, 1e6]).SampleAsync(async (a, b) =>
    {
        var reply = await ChooseAsync(string.Create(CultureInfo.InvariantCulture, $"{{\"A\": {a:R}, \"B\": {b:R}}}"));
        return Math.Abs(reply.Credences![0] - (a / (a + b))) < 1e-12;
    });

    [Fact]
    public async Task Whatever_is_said_is_read_or_has_a_problem() =>
        await Gen.String[Gen.Char["{}\"AB:0.1, -[]e\\"], 0, 40].SampleAsync(async text => await ChooseAsync(text) is var reply && (reply.Credences is null) == (reply.Problem is not null));

    [Fact]
    public async Task A_flood_of_braces_is_unreadable_at_once() => Assert.NotNull((await ChooseAsync(new string('{', 199_999))).Problem);

    [Fact]
    public void The_schema_asks_for_a_number_for_every_label() => Assert.Equal(
        """{"type":"object","properties":{"A":{"type":"number"},"B":{"type":"number"}},"required":["A","B"],"additionalProperties":false}""",
        CredenceSchema.Of(Answers).Schema);

    private static ValueTask<ChoiceReply> ChooseAsync(string text) => ((ILanguageModel)ScriptedModel.Saying(text)).ChooseAsync(
        new([ModelMessage.User("How likely?")], Answers, new(ModelRole.Judge)) { Method = ChoiceMethod.Verbalised }, TestContext.Current.CancellationToken);
}
