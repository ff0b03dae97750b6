namespace LearningThePrior.Transcripts.Exporting.Tables;

/// <summary>What a column holds; every value may also be null.</summary>
internal enum ColumnType
{
    /// <summary>A text.</summary>
    Text,

    /// <summary>A whole number of 64 bits.</summary>
    Whole,

    /// <summary>A number.</summary>
    Number,

    /// <summary>True or false.</summary>
    Flag,

    /// <summary>A moment in UTC.</summary>
    Time,

    /// <summary>A list of texts.</summary>
    Texts,

    /// <summary>A list of numbers.</summary>
    Numbers,

    /// <summary>JSON as text, for what has no flat form.</summary>
    Json,
}
