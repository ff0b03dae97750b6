using System.Text.Json;

namespace LearningThePrior.LanguageModels.Prices;

/// <summary>Reads a file of prices, strictly: a misspelt field would be a price that silently is not there.</summary>
internal static class PriceFile
{
    public static Dictionary<string, ModelPrice> Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var text = File.ReadAllBytes(path);
        try
        {
            using var document = JsonDocument.Parse(text);
            return Read(path, document.RootElement);
        }
        catch (JsonException e)
        {
            throw new FormatException($"{path}: line {e.LineNumber + 1}: not JSON.", e);
        }
        catch (InvalidOperationException e)
        {
            throw new FormatException($"{path}: a name is not UTF-8, or half a character.", e);
        }
    }

    private static Dictionary<string, ModelPrice> Read(string path, JsonElement root)
    {
        Require(root.ValueKind == JsonValueKind.Object, $"{path}: not an object of models and prices.");
        Dictionary<string, ModelPrice> prices = new(StringComparer.Ordinal);
        foreach (var model in root.EnumerateObject())
        {
            var name = PlainLine.Of(model.Name);
            Require(model.Name.IndexOf('/', StringComparison.Ordinal) > 0, $"{path}: '{name}' is not named provider/model.");
            Require(model.Value.ValueKind == JsonValueKind.Object, $"{path}: {name}: not an object with input and output.");
            foreach (var field in model.Value.EnumerateObject())
            {
                Require(field.Name is "input" or "output" or "cached", $"{path}: {name}: unknown field '{PlainLine.Of(field.Name)}'; there are input, output and cached.");
            }

            Require(prices.TryAdd(model.Name, new(Amount(path, name, model.Value, "input"), Amount(path, name, model.Value, "output")) { Cached = model.Value.TryGetProperty("cached", out _) ? Amount(path, name, model.Value, "cached") : null }), $"{path}: '{name}' stands there twice.");
        }

        return prices;
    }

    private static decimal Amount(string path, string model, JsonElement price, string field)
    {
        Require(price.TryGetProperty(field, out var value), $"{path}: {model}: {field} is missing.");

        // A million dollars a token is a slip, and keeps every product far from a decimal's end.
        var amount = 0m;
        Require(
            value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out amount) && amount is >= 0 and <= 1_000_000_000_000m,
            $"{path}: {model}: {field} is not a price in US dollars per million tokens.");
        return amount;
    }

    private static void Require(bool holds, string message)
    {
        if (!holds)
        {
            throw new FormatException(message);
        }
    }
}
