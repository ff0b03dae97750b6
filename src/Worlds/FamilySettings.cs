using System.ComponentModel.DataAnnotations;

namespace LearningThePrior.Worlds;

/// <summary>Checks a world family's settings against the ranges that its properties bear.</summary>
public static class FamilySettings
{
    /// <summary>Throws where a setting is out of its range.</summary>
    /// <param name="family">A record whose settings bear <see cref="RangeAttribute"/>.</param>
    /// <exception cref="ArgumentException">The message names the family, the setting and its range.</exception>
    public static void Check(IWorldFamily family)
    {
        ArgumentNullException.ThrowIfNull(family);
        var wrong = new List<ValidationResult>();
        if (!Validator.TryValidateObject(family, new ValidationContext(family), wrong, validateAllProperties: true))
        {
            Refuse(family, wrong[0].ErrorMessage!);
        }
    }

    /// <summary>Throws where the lower of two settings is above the upper.</summary>
    /// <exception cref="ArgumentException">The message names both settings.</exception>
    public static void CheckOrder(IWorldFamily family, string lowName, double low, string highName, double high)
    {
        ArgumentNullException.ThrowIfNull(family);
        if (low > high)
        {
            Refuse(family, FormattableString.Invariant($"{lowName} ({low}) must not be above {highName} ({high})."));
        }
    }

    private static void Refuse(IWorldFamily family, string why) =>
        throw new ArgumentException($"World {family.Name}: {why}", nameof(family));
}
