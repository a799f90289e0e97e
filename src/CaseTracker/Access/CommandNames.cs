namespace CaseTracker.Access;

/// <summary>The short name of a command: <c>CaseTracker.Cases.CloseCase+Command</c> is CloseCase.</summary>
public static class CommandNames
{
    public static string Of(string typeName)
    {
        var nested = typeName.LastIndexOf('+');
        var outer = nested < 0 ? typeName : typeName[..nested];
        return outer[(outer.LastIndexOf('.') + 1)..];
    }
}
