using System.Diagnostics;
using CsCheck;

namespace LearningThePrior.LanguageModels.Tests.Choosing;

/// <summary>Which label a reply chooses, and which replies choose none.</summary>
public sealed class LabelReaderTests
{
    private const string Prompt = "Which is right?\nA. Alice did it\nB. Bob did it\nReply with one label, as in: Answer: A";

    private static readonly ChoiceAnswer[] Answers = [new("A", "Alice did it"), new("B", "Bob did it")];
    private static readonly ChoiceAnswer[] Numbers = [new("1", "one thing"), new("10", "ten things"), new("2", "two things")];

    [Theory]
    [InlineData("A", 0)]
    [InlineData(" b ", 1)]
    [InlineData("(A)", 0)]
    [InlineData("**Answer: B.**", 1)]
    [InlineData("**Answer:** B", 1)]
    [InlineData("Answer: A", 0)]
    [InlineData("answer = \"B\"", 1)]
    [InlineData("The answer is B.", 1)]
    [InlineData("Final answer: **B**\n", 1)]
    [InlineData("I choose A.", 0)]
    [InlineData("A. Alice did it", 0)]
    [InlineData("B) Bob did it.", 1)]
    [InlineData("Bob did it.", 1)]
    [InlineData("Answer: B. Bob did it, as node /0/1 says.", 1)]
    [InlineData("Answer: B) Bob did it", 1)]
    [InlineData("Answer: Bob did it", 1)]
    [InlineData("B\n\nThe text says so of Alice and Bob.", 1)]
    [InlineData("Alice was away that day, says A good witness.\n\nB", 1)]
    [InlineData("Long thoughts about A and B.\nVerdict: Debater B", 1)]
    [InlineData("Debater A", 0)]
    [InlineData("Debater B.", 1)]
    [InlineData("**Debater A**", 0)]
    [InlineData("Debater A is right.", 0)]
    [InlineData("I believe Debater A is correct.", 0)]
    [InlineData("I believe that debater **B** is more convincing!", 1)]
    [InlineData("Both quote well. In the end, debater B is right.\n", 1)]
    [InlineData("\n **Debater A is right.** B's quote is not found.", 0)]
    [InlineData("Option A", 0)]
    [InlineData("Alice did it (A)", 0)]
    [InlineData("<answer>A</answer>", 0)]
    [InlineData("I weighed A and B.\n<answer> Debater B </answer>", 1)]
    [InlineData("It follows that \\boxed{A}", 0)]
    [InlineData("So \\boxed{\\text{B}}.", 1)]
    public void A_reply_that_chooses_one_label_is_read(string reply, int answer) =>
        Assert.Equal((answer, null), (LabelReader.Read(reply, Answers, Prompt).Answer, LabelReader.Read(reply, Answers, Prompt).Problem));

    // Breakage 1 of the field: such a reply was scored as A, and "**Answer: B.**" as unknown, and unknown as wrong.
    [Theory]
    [InlineData("Answer: A ... Answer: B")]
    [InlineData("Answer: A. On reflection, Answer: B.")]
    [InlineData("Answer: A is wrong. Answer: B")]
    [InlineData("A\n\nAnswer: B")]
    [InlineData("A. Alice did it\nB. Bob did it")]
    [InlineData("A. Bob did it")]
    public void A_reply_with_both_answers_is_neither(string reply) => Assert.Null(LabelReader.Read(reply, Answers).Answer);

    [Theory]
    [InlineData("I would say neither")]
    [InlineData("")]
    [InlineData(" \n ")]
    [InlineData("A or B")]
    [InlineData("<A or B>")]
    [InlineData("A/B")]
    [InlineData("A. Wait, Answer: B")]
    [InlineData("Debater A or Debater B")]
    [InlineData("Debater A is right. Debater B is right.")]
    [InlineData("Round one.\nDebater A is right.\nBut in the end B's quote decides it.")]
    [InlineData("Round one.\nDebater A is right.\nBut then. Answer: B")]
    [InlineData("<answer>A or B</answer>")]
    [InlineData("If Debater A is right, then all is well.")]
    [InlineData("Debater A is not right.")]
    [InlineData("Bob did it (A)")]
    [InlineData("A good question.")]
    [InlineData("Answer: A good question")]
    [InlineData("The answer is a bit unclear")]
    [InlineData("The answer is not A")]
    [InlineData("C")]
    [InlineData("AB")]
    [InlineData("Between A and B, debater A was better")]
    [InlineData("{\"A\": 0.3}")]
    public void A_reply_that_chooses_no_label_is_not_read(string reply)
    {
        var reading = LabelReader.Read(reply, Answers);

        Assert.Null(reading.Answer);
        Assert.NotNull(reading.Problem);
    }

    [Theory]
    [InlineData(Prompt)]
    [InlineData("Reply with one label, as in: Answer: A")]
    [InlineData("one label,  as in: Answer: A")]
    [InlineData("You said: " + Prompt)]
    public void An_echo_of_the_prompt_is_no_answer(string reply) => Assert.Null(LabelReader.Read(reply, Answers, Prompt).Answer);

    [Theory]
    [InlineData("10", 1)]
    [InlineData("1", 0)]
    [InlineData("Answer: 10.", 1)]
    [InlineData("Answer: 1.", 0)]
    [InlineData("10) ten things", 1)]
    public void A_label_that_begins_another_is_told_from_it(string reply, int answer) => Assert.Equal(answer, LabelReader.Read(reply, Numbers).Answer);

    [Fact]
    public void The_case_of_a_label_counts_where_nothing_else_differs()
    {
        ChoiceAnswer[] cases = [new("a", "x"), new("A", "y")];

        Assert.Equal(0, LabelReader.Read("a", cases).Answer);
        Assert.Equal(1, LabelReader.Read("Answer: A", cases).Answer);
    }

    [Fact]
    public void The_place_of_the_label_is_told() => Assert.Equal(10, LabelReader.Read("**Answer: B.**", Answers).Position);

    [Fact]
    public void Marks_and_space_around_a_label_change_nothing() => Gen.Select(
            Gen.String[Gen.Char["*_\"`([ \n"], 0, 5], Gen.Int[0, 1], Gen.String[Gen.Char["*_\"`)]. \n,:!"], 0, 5], Gen.Bool)
        .Sample((before, answer, after, declared) =>
            LabelReader.Read($"{before}{(declared ? "Answer: " : "")}{Answers[answer].Label}{after}", Answers).Answer == answer);

    [Fact]
    public void Two_declarations_of_different_labels_are_never_read() => Gen.Select(
            Gen.Int[0, 1], Gen.String[Gen.Char["xyz .,\n*"], 0, 20], Gen.String[Gen.Char[" .\n*"], 1, 3])
        .Sample((first, between, gap) =>
            LabelReader.Read($"Answer: {Answers[first].Label}{gap}{between} Answer: {Answers[1 - first].Label}", Answers).Answer is null);

    [Fact]
    public void Whatever_is_said_is_read_or_has_a_problem() => Gen.Select(Gen.String, Gen.String[Gen.Char["AB12 \n*:.answer"], 0, 40]).Sample((one, other) =>
        new[] { one, other, one + other }.All(text => LabelReader.Read(text, Answers, Prompt) is var reading && (reading.Answer is null) == (reading.Problem is not null)));

    [Theory]
    [InlineData('\n')]
    [InlineData(' ')]
    [InlineData('*')]
    [InlineData('.')]
    [InlineData('(')]
    public void A_flood_of_one_mark_is_read_in_time(char mark)
    {
        var watch = Stopwatch.StartNew();
        foreach (var before in new[] { "x", "x.", "Answer", "so ", "Debater A is right" })
        {
            var text = $"{before}{new string(mark, 190_000)}y z";
            _ = LabelReader.Read(text, Answers, $"Forty characters or more of a prompt, and: {text}");
        }

        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 5);
    }

    [Fact]
    public void A_megabyte_is_not_read() => Assert.Contains("too long", LabelReader.Read("Answer: A\n" + new string('x', 1 << 20), Answers).Problem, StringComparison.Ordinal);
}
