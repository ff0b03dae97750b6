using System.Globalization;
using CsCheck;
using LearningThePrior.Debate.Protocols;
using LearningThePrior.Experiments.Registry;
using LearningThePrior.Probability;
using LearningThePrior.Worlds.Encyclopedia;
using LearningThePrior.Worlds.Snow;

namespace LearningThePrior.Experiments.Tests.Registry;

public sealed class NameRegistryTests
{
    private static NameRegistry Names => NameRegistry.Default;

    [Fact]
    public void Every_judge_is_read_as_it_prints() => AnyName.Of(Names.Judges).Sample(IsReadAsItPrints(Names.Judges), iter: 20_000);

    [Fact]
    public void Every_debater_is_read_as_it_prints() => AnyName.Of(Names.Debaters).Sample(IsReadAsItPrints(Names.Debaters));

    [Fact]
    public void Every_overseer_is_read_as_it_prints() => AnyName.Of(Names.Overseers).Sample(IsReadAsItPrints(Names.Overseers));

    [Fact]
    public void Every_protocol_is_read_as_it_prints_and_makes_the_same_rules() => AnyName.Of(Names.Protocols).Sample(name =>
    {
        IsReadAsItPrints(Names.Protocols)(name);
        Assert.Equal(name.Make(), Names.Protocols.Make(name.ToString()));
    });

    [Fact]
    public void Every_world_is_read_as_it_prints_and_makes_the_same_settings() => AnyName.Of(Names.Worlds).Sample(name =>
    {
        IsReadAsItPrints(Names.Worlds)(name);
        Assert.Equal(name.Make(), Names.Worlds.Make(name.ToString()));
    });

    [Fact]
    public void A_name_makes_what_C_sharp_makes()
    {
        Assert.Equal(new RecursiveDebate(12), Names.Protocols.Make("recursive:max-depth=12"));
        Assert.Equal(new SnowWorlds { Examples = 50, AnatomyCausal = .5, Views = SnowViews.Whole }, Names.Worlds.Make("snow:examples=50,anatomy-causal=.5,views=whole"));
    }

    // What versions before the registry wrote into run.json, with what it is called now.
    [Theory]
    [InlineData("bounded", "bounded")]
    [InlineData("bounded:checks=1", "bounded")]
    [InlineData("bounded:checks=16.0", "bounded:checks=16")]
    [InlineData("oracle", "oracle")]
    [InlineData("noisy:temperature=2,bias=.5,inconsistency=1", "noisy:temperature=2,bias=0.5,inconsistency=1")]
    [InlineData("order-robust:noisy:inconsistency=1", "order-robust:noisy:inconsistency=1")]
    [InlineData("panel:bounded+noisy:bias=1,temperature=2", "panel:bounded+noisy:temperature=2,bias=1")]
    [InlineData("panel-median:noisy:bias=1+order-robust:bounded+oracle", "panel-median:noisy:bias=1+order-robust:bounded+oracle")]
    [InlineData("order-robust:panel-majority:bounded+oracle", "order-robust:panel-majority:bounded+oracle")]
    [InlineData("calibrated-isotonic:noisy:temperature=3", "calibrated-isotonic:noisy:temperature=3")]
    [InlineData("openai/gpt-4o", "logprob:openai/gpt-4o")]
    [InlineData("ollama/qwen3:8b", "logprob:ollama/qwen3:8b")]
    [InlineData("logprob:vllm/meta/llama-3@http://127.0.0.1:8000/v1", "logprob:vllm/meta/llama-3@http://127.0.0.1:8000/v1")]
    [InlineData("sampled:openai/gpt-4o", "sampled:openai/gpt-4o")]
    [InlineData("sampled=9:openai/gpt-4o", "sampled:samples=9:openai/gpt-4o")]
    [InlineData("calibrated:verbalised:ollama/llama3.1", "calibrated:verbalised:ollama/llama3.1")]
    public void Judges_of_old_runs_are_read(string old, string now) => Assert.Equal(now, Names.Judges.Parse(old).ToString());

    [Theory]
    [InlineData("simultaneous: rounds=3 ,", "simultaneous:rounds=3")]
    [InlineData("recursive:depth=12", "recursive:max-depth=12")]
    [InlineData("recourse:appeals=2,rounds=3", "recourse:rounds=3,appeals=2")]
    public void Protocols_of_old_runs_are_read(string old, string now) => Assert.Equal(now, Names.Protocols.Parse(old).ToString());

    [Theory]
    [InlineData("panel:(bounded:checks=2)+(noisy:bias=1,temperature=2)", "panel:bounded:checks=2+noisy:temperature=2,bias=1")]
    [InlineData("panel:(panel:bounded+oracle)+noisy", "panel:(panel:bounded+oracle)+noisy")]
    [InlineData("panel:order-robust:(panel:bounded+oracle)+noisy", "panel:(order-robust:panel:bounded+oracle)+noisy")]
    [InlineData("noisy:bias=1:oracle", "noisy:bias=1:oracle")]
    [InlineData("noisy:sampled=3:openai/x", "noisy:sampled:samples=3:openai/x")]
    [InlineData("(((bounded)))", "bounded")]
    public void Brackets_hold_a_member_together(string written, string printed) => Assert.Equal(printed, Names.Judges.Parse(written).ToString());

    [Theory]
    [InlineData("jury", "there is no judge 'jury'; there are bounded, ")]
    [InlineData("boundet", "there is no judge 'boundet': did you mean bounded?")]
    [InlineData("ordre-robust:bounded", "there is no judge 'ordre-robust': did you mean order-robust?")]
    [InlineData("bounded:cheks=2", "judge 'bounded:cheks=2': there is no setting 'cheks': did you mean checks?")]
    [InlineData("oracle:checks=2", "judge 'oracle:checks=2': there is no setting 'checks'; it has none.")]
    [InlineData("bounded:checks=4097", "judge 'bounded:checks=4097': 'checks' must be a whole number from 0 to 4096; '4097' is not.")]
    [InlineData("bounded:checks=1.5", "judge 'bounded:checks=1.5': 'checks' must be a whole number; '1.5' is not.")]
    [InlineData("bounded:checks=1,checks=2", "judge 'bounded:checks=1,checks=2': checks is set twice.")]
    [InlineData("noisy:temperature=0", "judge 'noisy:temperature=0': 'temperature' must be a number above 0; '0' is not.")]
    [InlineData("noisy:bias=0,7", "judge 'noisy:bias=0,7': '7' is no setting=value; a comma divides settings, and a decimal point is wanted: bias=0.7.")]
    [InlineData("noisy:bias=\"0,7\"", "judge 'noisy:bias=\"0,7\"': 'bias' must be a number; '0,7' is not (a decimal point is wanted: 0.7).")]
    [InlineData("panel:bounded+jury", "judge 'panel:bounded+jury': there is no judge 'jury'; there are ")]
    [InlineData("panel:(bounded+oracle", "judge 'panel:(bounded+oracle': '(bounded+oracle': a bracket is not closed.")]
    [InlineData("panel:", "judge 'panel:': a judge is missing, as in panel:bounded.")]
    [InlineData("order-robust", "judge 'order-robust': a judge is missing, as in order-robust:bounded.")]
    [InlineData("logprob:", "judge 'logprob:': MODEL is missing, as in logprob:MODEL.")]
    [InlineData("", "a judge is missing: bounded[:checks=1], ")]
    public void What_is_wrong_is_said_in_one_line(string written, string message)
    {
        var refused = Assert.Throws<NameException>(() => Names.Judges.Parse(written));

        Assert.StartsWith(message, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
    }

    [Fact]
    public void A_near_miss_is_told_of_every_kind()
    {
        Assert.Contains("did you mean simultaneous?", Assert.Throws<NameException>(() => Names.Protocols.Parse("simultanous")).Message, StringComparison.Ordinal);
        Assert.Contains("did you mean examples?", Assert.Throws<NameException>(() => Names.Worlds.Parse("snow:exampels=3")).Message, StringComparison.Ordinal);
        Assert.Contains("did you mean sandbagging?", Assert.Throws<NameException>(() => Names.Debaters.Parse("sandbaging")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_machine_that_writes_decimal_commas_reads_and_prints_the_same()
    {
        var before = CultureInfo.CurrentCulture;
        var commas = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        commas.NumberFormat.NumberDecimalSeparator = ",";
        try
        {
            CultureInfo.CurrentCulture = commas;

            Assert.Equal("noisy:bias=0.5", Names.Judges.Parse("noisy:bias=.5").ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_judge_of_ones_own_goes_wherever_a_judge_is_named_and_nowhere_else()
    {
        var own = Names.With(new Entry<JudgeFactory>("loud", "believes the loud", [Setting.Whole("least", 1, "words")], named => _ => new LoudJudge(named.Whole("least"))));

        Assert.Equal(
            "panel(mean, quorum=2: loud 3, bounded(checks=1))",
            own.Judges.Make("panel:loud:least=3+bounded")(new JudgeContext(Human)).Name);
        Assert.Throws<NameException>(() => Names.Judges.Parse("loud"));
        Assert.Throws<ArgumentException>(() => own.With(own.Judges.Entries[^1]));
    }

    [Fact]
    public void A_further_kind_is_listed_beside_the_others()
    {
        var more = Names.WithKind("colour", new Entry<string>("red", "a colour", [], _ => "#f00"));

        Assert.Equal("#f00", more.Of<string>().Make("red"));
        Assert.Equal("colour", more.Catalogs[^1].Kind);
        Assert.Throws<ArgumentException>(() => Names.Of<string>());
    }

    [Theory]
    [InlineData("bounded", "needs the human of a world")]
    [InlineData("panel:quote+citation", "judge 'citation' needs the human of a world")]
    [InlineData("openai/gpt-4o", "judge 'logprob:openai/gpt-4o' is a language model, and none is called here")]
    public void A_judge_that_lacks_what_it_needs_says_so(string judge, string message) => Assert.Contains(
        message, Assert.Throws<NameException>(() => Names.Judges.Make(judge)(new JudgeContext())).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("calibrated:bounded", "only a comparison ('ltp compare') plays the held-out debates")]
    [InlineData("panel:bounded+calibrated:bounded", "judge 'calibrated:bounded': only a comparison")]
    public void A_calibrated_judge_without_held_out_debates_says_so(string judge, string message) => Assert.Contains(
        message, Assert.Throws<NameException>(() => Names.Judges.Make(judge)(new JudgeContext(Human))).Message, StringComparison.Ordinal);

    [Fact]
    public void Listings_tell_every_setting()
    {
        var judges = (ICatalog)Names.Judges;

        Assert.StartsWith("bounded[:checks=1] reads so many nodes; ", judges.Help, StringComparison.Ordinal);
        Assert.Contains("noisy[:temperature=1,bias=0,inconsistency=0][:JUDGE=bounded]", judges.Summary, StringComparison.Ordinal);
        Assert.Equal(["world", "protocol", "judge", "debater", "attack", "task", "overseer", "amplification"], Names.Catalogs.Select(c => c.Kind));
    }

    private static IHuman Human { get; } = new EncyclopediaWorlds { Depth = 2 }.Sample(new Seed(1)).Human;

    private static Action<Named<T>> IsReadAsItPrints<T>(Catalog<T> catalog)
        where T : class => name => RequireSame(name, catalog.Parse(name.ToString()));

    private static void RequireSame<T>(Named<T> one, Named<T> other)
        where T : class
    {
        Assert.Equal(one.ToString(), other.ToString());
        Assert.Equal((one.Entry, one.Text, one.Within.Count), (other.Entry, other.Text, other.Within.Count));
        Assert.Equal(one.Settings, other.Settings);
        Assert.All(one.Within.Zip(other.Within), pair => RequireSame(pair.First, pair.Second));
    }

    private sealed class LoudJudge(int least) : IJudge
    {
        public string Name => $"loud {least}";

        public ValueTask<Verdict> JudgeAsync(JudgeCase @case, CancellationToken cancellationToken = default) => new(new AbstainedVerdict(new("loud", "")));
    }
}
