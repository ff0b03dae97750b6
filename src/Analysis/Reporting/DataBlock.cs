using System.Text.Json;

namespace LearningThePrior.Analysis.Reporting;

/// <summary>Elements that hold data and are never run.</summary>
internal static class DataBlock
{
    /// <summary>A JSON value in which markup's characters and U+2028 and U+2029 are escaped, as <see cref="JsonSerializer"/> does by default.</summary>
    public static string Json(string id, string json) => $"<script type=\"application/json\" id=\"{id}\">{json}</script>\n";

    /// <summary>Bytes.</summary>
    public static string Base64(string id, ReadOnlySpan<byte> bytes) =>
        $"<script type=\"text/plain\" id=\"{id}\">{Convert.ToBase64String(bytes)}</script>\n";
}
