namespace LearningThePrior.Replications.Irving2018;

/// <summary>Bits for each of many sets, zero at first: room for all of them where they are few enough, else only for those that were met.</summary>
internal sealed class SetTable
{
    /// <summary>Up to so many sets there is room for all.</summary>
    public const long MostKept = 1 << 24;

    private readonly ushort[]? _all;
    private readonly Dictionary<long, ushort> _met = [];

    /// <param name="sets">How many sets there are; see <see cref="SetRanks"/>.</param>
    public SetTable(long sets) => _all = sets <= MostKept ? new ushort[sets] : null;

    /// <summary>The bits of a set.</summary>
    public ushort this[long rank] => _all is not null ? _all[rank] : _met.GetValueOrDefault(rank);

    /// <summary>Sets bits of a set, and leaves its others.</summary>
    public void Add(long rank, int bits)
    {
        if (_all is not null)
        {
            _all[rank] |= (ushort)bits;
            return;
        }

        _met[rank] = (ushort)(_met.GetValueOrDefault(rank) | bits);
    }
}
