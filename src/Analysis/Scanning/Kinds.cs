namespace LearningThePrior.Analysis.Scanning;

/// <summary>What may stand as a field's value.</summary>
[Flags]
internal enum Kinds
{
    Null = 1,
    Text = 2,
    Integer = 4,
    Number = 8,
    Flag = 16,
    List = 32,
    Map = 64,
    Time = 128,

    /// <summary>The field may be absent, as in lines of earlier versions.</summary>
    Optional = 256,
}
