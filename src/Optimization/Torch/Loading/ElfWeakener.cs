namespace LearningThePrior.Optimization.Torch.Loading;

/// <summary>Turns a library's demand for one version of another library into a wish.</summary>
internal static class ElfWeakener
{
    private const byte WeakVersion = 2;
    private const byte WeakBinding = 2 << 4;
    private const byte TypeMask = 0x0F;

    /// <summary>
    /// A copy in which the version carries the weak flag, so that the loader puts up with its absence, and the undefined
    /// symbol is bound weakly, so that it may stay unresolved. The rest is byte for byte the same.
    /// </summary>
    /// <exception cref="InvalidDataException">The file is no intact ELF file, or asks for neither.</exception>
    public static byte[] Weaken(byte[] original, string version, string symbol)
    {
        var file = new ElfFile(original);
        var flags = file.VersionFlags(version).ToList();
        var infos = file.UndefinedSymbolInfo(symbol).ToList();
        if (flags.Count == 0 || infos.Count == 0)
        {
            throw new InvalidDataException($"The ELF file does not ask for {symbol} of {version}.");
        }

        var copy = (byte[])original.Clone();
        flags.ForEach(offset => copy[offset] |= WeakVersion);
        infos.ForEach(offset => copy[offset] = (byte)(WeakBinding | (copy[offset] & TypeMask)));
        return copy;
    }
}
