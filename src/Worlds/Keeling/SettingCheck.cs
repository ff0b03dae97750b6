using System.ComponentModel.DataAnnotations;

namespace LearningThePrior.Worlds.Keeling;

/// <summary>Checks settings against the ranges that they declare.</summary>
internal static class SettingCheck
{
    /// <exception cref="ArgumentException">A setting is out of its range; the message begins with its name.</exception>
    public static void Require(KeelingWorlds settings)
    {
        foreach (var property in typeof(KeelingWorlds).GetProperties())
        {
            foreach (ValidationAttribute rule in property.GetCustomAttributes(typeof(ValidationAttribute), inherit: true))
            {
                var value = property.GetValue(settings);
                if (value is null || !rule.IsValid(value))
                {
                    throw new ArgumentException($"{property.Name}: {rule.FormatErrorMessage($"{value}")}", nameof(settings));
                }
            }
        }

        if (settings.NoiseLow >= settings.NoiseHigh)
        {
            throw new ArgumentException($"NoiseLow: {settings.NoiseLow} is not below NoiseHigh, {settings.NoiseHigh}.", nameof(settings));
        }
    }
}
