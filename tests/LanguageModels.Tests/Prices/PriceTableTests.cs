using CsCheck;
using LearningThePrior.Gateway.Tests;
using LearningThePrior.LanguageModels.Prices;

namespace LearningThePrior.LanguageModels.Tests.Prices;

/// <summary>A price is known where somebody said it.</summary>
public sealed class PriceTableTests : IDisposable
{
    private static readonly ModelName Model = new("openai", "some-model", new("https://api.openai.com/v1/"));

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_unknown_price_is_unknown_and_free_is_what_was_said_to_be_free()
    {
        ModelName local = new("ollama", "m", new("http://127.0.0.1:11434/v1/"));

        Assert.Null(PriceTable.Known.CostOf(local, null, new(1, 1)));
        Assert.Equal(0m, PriceTable.Known.With("ollama/m", new(0, 0)).CostOf(local, null, new(1, 1)));
        Assert.Null(PriceTable.Known.With("ollama/m", new(0, 0)).CostOf(local, null, null));
    }

    [Fact]
    public void The_model_that_answered_counts_before_the_one_asked_and_an_address_before_none()
    {
        var table = PriceTable.Known
            .With("openai/some-model", new(1, 1))
            .With("openai/some-model@https://api.openai.com/v1", new(2, 2))
            .With("openai/dated model", new(3, 3));

        Assert.Equal(2, table.PriceOf(Model)!.Input);
        Assert.Equal(2, table.PriceOf(Model, "unlisted")!.Input);
        Assert.Equal(3, table.PriceOf(Model, "dated model")!.Input);
        Assert.Equal(1, table.PriceOf(new("openai", "some-model", new("http://127.0.0.1/v1/")))!.Input);
        Assert.Null(table.PriceOf(new("other", "some-model", null)));
    }

    [Fact]
    public void Costs_are_exact_and_add_up() => Gen.Select(Gen.Int, Gen.Int, Gen.Int[0, 1_000_000], Gen.Int[0, 1_000_000]).Sample((a, b, input, output) =>
    {
        // Prices in thousandths of a dollar a million tokens; the expected cost in billionths, by whole numbers.
        var (read, wrote) = (a & int.MaxValue, b & int.MaxValue);
        ModelPrice price = new(input / 1000m, output / 1000m);
        var expected = ((System.Int128)read * input) + ((System.Int128)wrote * output);

        Assert.Equal((decimal)expected, price.CostOf(new(read, wrote)) * 1_000_000_000m);
        Assert.Equal(price.CostOf(new(read, wrote)), price.CostOf(new(read, 0)) + price.CostOf(new(0, wrote)));
    });

    [Fact]
    public void A_file_of_prices_is_read()
    {
        var path = Write("""{ "openai/some-model": { "input": 2.00, "output": 8 }, "a/b@http://127.0.0.1:1/v1/": { "output": 0, "input": 0.0 } }""");

        // 1,000 at 2 and 500 at 8 dollars a million.
        Assert.Equal(.006m, PriceTable.Read(path).CostOf(Model, null, new(1000, 500)));
        Assert.Equal(0m, PriceTable.Read(path).CostOf(new("a", "b", new("http://127.0.0.1:1/v1/")), null, new(1000, 500)));
    }

    [Theory]
    [InlineData("[]", "not an object of models")]
    [InlineData("{", "line 1: not JSON")]
    [InlineData("{\"m\": {\"input\": 1, \"output\": 1}}", "'m' is not named provider/model")]
    [InlineData("{\"a/m\": 1}", "a/m: not an object with input and output")]
    [InlineData("{\"a/m\": {\"input\": 1}}", "a/m: output is missing")]
    [InlineData("{\"a/m\": {\"input\": 1, \"output\": 1, \"ouptut\": 1}}", "unknown field 'ouptut'")]
    [InlineData("{\"a/m\": {\"input\": -1, \"output\": 1}}", "a/m: input is not a price")]
    [InlineData("{\"a/m\": {\"input\": \"1\", \"output\": 1}}", "a/m: input is not a price")]
    [InlineData("{\"a/m\": {\"input\": 1e400, \"output\": 1}}", "a/m: input is not a price")]
    [InlineData("{\"a/m\": {\"input\": 1, \"output\": 1}, \"a/m\": {\"input\": 1, \"output\": 1}}", "'a/m' stands there twice")]
    public void A_bad_file_is_named_with_the_field(string text, string words)
    {
        var path = Write(text);

        var exception = Assert.Throws<FormatException>(() => PriceTable.Read(path));

        Assert.Contains(path, exception.Message, StringComparison.Ordinal);
        Assert.Contains(words, exception.Message, StringComparison.Ordinal);
    }

    private string Write(string text)
    {
        var path = _folder.In("prices.json");
        File.WriteAllText(path, text);
        return path;
    }
}
