namespace LearningThePrior.Tree.Documents;

/// <summary>Tells files from named pipes and sockets, whose names may end as documents' do: who opens one to read waits for ever.</summary>
internal static class PlainFile
{
    /// <summary>Whether it is a file that can be read from its beginning to its end.</summary>
    public static bool IsOne(FileInfo file)
    {
        // Pipes and sockets have no length. Opened for both, a pipe waits for nobody.
        if (file.Length > 0)
        {
            return true;
        }

        try
        {
            using var opened = new FileStream(file.FullName, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0);
            return opened.CanSeek;
        }
        catch (UnauthorizedAccessException)
        {
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
