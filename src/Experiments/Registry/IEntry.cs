namespace LearningThePrior.Experiments.Registry;

/// <summary>What a listing says of a registered name.</summary>
public interface IEntry
{
    /// <summary>The name: lower-case words joined by hyphens.</summary>
    string Name { get; }

    /// <summary>One line that says what it is.</summary>
    string Description { get; }

    /// <summary>The settings, in the order in which they are printed.</summary>
    IReadOnlyList<Setting> Settings { get; }

    /// <summary>What follows the settings.</summary>
    Operand Operand { get; }

    /// <summary>What a listing calls the operand, for example FILE.</summary>
    string OperandWord { get; }

    /// <summary>The operand where it is left out; null where it must be given.</summary>
    string? Otherwise { get; }

    /// <summary>How it is written, with every default: <c>noisy[:temperature=1,bias=0]</c>.</summary>
    string Form
    {
        get
        {
            var settings = string.Join(",", Settings.Select(s => $"{s.Name}={s.DefaultText}"));
            return Name + (settings.Length > 0 ? $"[:{settings}]" : "") + (Operand == Operand.None ? "" : Otherwise is null ? $":{OperandWord}" : $"[:{OperandWord}={Otherwise}]");
        }
    }
}
