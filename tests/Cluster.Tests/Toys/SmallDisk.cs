using System.Diagnostics;

namespace LearningThePrior.Cluster.Tests.Toys;

/// <summary>A file system of half a megabyte at a folder, that can be enlarged.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly string _folder;

    public SmallDisk(string folder)
    {
        _folder = Directory.CreateDirectory(folder).FullName;
        Run("mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", _folder);
    }

    public bool IsFull => new DriveInfo(_folder).AvailableFreeSpace < 4_096;

    public void Enlarge() => Run("mount", "-o", "remount,size=64m", _folder);

    public void Dispose() => Run("umount", "-l", _folder);

    private static void Run(string program, params string[] args)
    {
        using var process = Process.Start(program, args);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
