namespace RegioDeal.Graph.Tests.Oracle;

/// <summary>Makes a failing operation smaller while it fails in the same way.</summary>
internal static class Shrinking
{
    /// <summary>The smallest that is found.</summary>
    /// <param name="operation">It fails.</param>
    /// <param name="fails">Whether another one fails in the same way.</param>
    public static async Task<Operation> ShrinkAsync(Operation operation, Func<Operation, Task<bool>> fails)
    {
        var tries = 600;
        var isSmaller = true;
        while (isSmaller)
        {
            isSmaller = false;
            foreach (var smaller in Selections(operation.Selection).Select(selection => new Operation(selection)))
            {
                if (--tries < 0)
                {
                    return operation;
                }

                if (await fails(smaller))
                {
                    (operation, isSmaller) = (smaller, true);
                    break;
                }
            }
        }

        return operation;
    }

    /// <summary>Smaller selections: the large steps first.</summary>
    private static IEnumerable<IReadOnlyList<Node>> Selections(IReadOnlyList<Node> nodes)
    {
        if (nodes.Count > 1)
        {
            foreach (var node in nodes)
            {
                yield return [node];
            }
        }

        for (var i = 0; i < nodes.Count; i++)
        {
            if (nodes.Count > 2)
            {
                yield return [.. nodes.Take(i), .. nodes.Skip(i + 1)];
            }

            if (nodes[i] is Spread spread)
            {
                yield return [.. nodes.Take(i), .. spread.Children, .. nodes.Skip(i + 1)];
            }

            foreach (var smaller in Nodes(nodes[i]))
            {
                yield return [.. nodes.Take(i), smaller, .. nodes.Skip(i + 1)];
            }
        }
    }

    private static IEnumerable<Node> Nodes(Node node)
    {
        if (node.Condition is not null)
        {
            yield return node with { Condition = null };
        }

        if (node is Pick pick)
        {
            if (pick.Alias is not null)
            {
                yield return pick with { Alias = null };
            }

            if (pick.Children.Count > 0 && pick.Children is not [Pick { Name: "__typename" }])
            {
                yield return pick with { Children = [new Pick(null, null, "__typename", [], [])] };
            }

            for (var i = 0; i < pick.Arguments.Count; i++)
            {
                yield return pick with { Arguments = [.. pick.Arguments.Take(i), .. pick.Arguments.Skip(i + 1)] };
                foreach (var smaller in Args(pick.Arguments[i].Value))
                {
                    yield return pick with { Arguments = [.. pick.Arguments.Take(i), (pick.Arguments[i].Name, smaller), .. pick.Arguments.Skip(i + 1)] };
                }
            }
        }

        var children = node is Pick { Children: var inPick } ? inPick : ((Spread)node).Children;
        foreach (var smaller in Selections(children))
        {
            yield return node is Pick one ? one with { Children = smaller } : (Spread)node with { Children = smaller };
        }
    }

    private static IEnumerable<Arg> Args(Arg value)
    {
        if (value.Given != Given.Literal && value is not Place)
        {
            yield return value with { Given = Given.Literal };
        }

        switch (value)
        {
            case Place { Number: > 0 }:
                yield return new Place(0);
                break;
            case Scalar { Value: int number } when number > 1:
                yield return new Scalar(value.Given, 1);
                yield return new Scalar(value.Given, number / 2);
                yield return new Scalar(value.Given, number - 1);
                break;
            case Scalar { Value: string { Length: > 1 } text }:
                yield return new Scalar(value.Given, text[..(text.Length / 2)]);
                yield return new Scalar(value.Given, text[(text.Length / 2)..]);
                break;
            case Items items:
                for (var i = 0; i < items.Values.Count; i++)
                {
                    yield return items with { IsBare = false, Values = [.. items.Values.Take(i), .. items.Values.Skip(i + 1)] };
                    foreach (var smaller in Args(items.Values[i]))
                    {
                        yield return items with { Values = [.. items.Values.Take(i), smaller, .. items.Values.Skip(i + 1)] };
                    }
                }

                break;
            case Fields fields:
                foreach (var inner in fields.Entries.Where(entry => entry.Name is "and" or "or").SelectMany(entry => entry.Value is Items items ? items.Values : []))
                {
                    yield return inner;
                }

                for (var i = 0; i < fields.Entries.Count; i++)
                {
                    yield return fields with { Entries = [.. fields.Entries.Take(i), .. fields.Entries.Skip(i + 1)] };
                    foreach (var smaller in Args(fields.Entries[i].Value))
                    {
                        yield return fields with { Entries = [.. fields.Entries.Take(i), (fields.Entries[i].Name, smaller), .. fields.Entries.Skip(i + 1)] };
                    }
                }

                break;
        }
    }
}
